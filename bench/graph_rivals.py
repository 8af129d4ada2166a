"""What one would pick instead to draw the crosswalk: python graph_rivals.py NAME FILE < graph.

Reads `{"nodes": {id: [x, y]}, "edges": [[id, id], …], "runs": n}` as JSON, draws it anew with one
edge more each time, and prints the seconds of each; the last drawing is left in FILE. Needs
nothing of the kit.
"""

import importlib
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Graph = dict[str, Any]


def matplotlib_(graph: Graph) -> Callable[[int], bytes]:
    """networkx.draw with matplotlib, the places given, to a PNG for the page."""
    importlib.import_module("matplotlib").use("Agg")
    plot = importlib.import_module("matplotlib.pyplot")
    networkx = importlib.import_module("networkx")

    def draw(count: int) -> bytes:
        drawn = networkx.Graph()
        drawn.add_nodes_from(graph["nodes"])
        drawn.add_edges_from(graph["edges"][:count])
        figure = plot.figure(figsize=(16, 10))
        networkx.draw(drawn, graph["nodes"], ax=figure.gca(), node_size=20, width=0.6)
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=100)
        plot.close(figure)
        return file.getvalue()

    return draw


def pyvis(graph: Graph) -> Callable[[int], bytes]:
    """pyvis: a whole new page for an iframe, which the browser then has to open."""
    network = importlib.import_module("pyvis.network")

    def draw(count: int) -> bytes:
        drawn = network.Network(cdn_resources="in_line")
        for node, (x, y) in graph["nodes"].items():
            drawn.add_node(node, x=x, y=y, physics=False)
        drawn.add_edges(graph["edges"][:count])
        return str(drawn.generate_html()).encode()

    return draw


RIVALS = {"networkx and matplotlib": matplotlib_, "pyvis": pyvis}
PACKAGES = {"networkx and matplotlib": ("networkx", "matplotlib"), "pyvis": ("pyvis",)}


def main() -> None:
    """Draw once to warm up, then as often as asked."""
    graph = json.load(sys.stdin)
    draw = RIVALS[sys.argv[1]](graph)
    edges = len(graph["edges"])
    drawn = draw(edges - graph["runs"] - 1)
    times = []
    for number in range(graph["runs"]):
        began = time.perf_counter()
        drawn = draw(edges - graph["runs"] + number)
        times.append(time.perf_counter() - began)
    Path(sys.argv[2]).write_bytes(drawn)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
