"""What people can do: check the right, check the moment, append.

`perform` is the only way in. Each act has one function in a module named after its subject; it
looks at the session and gives the events that follow. Nothing here reads a clock or draws chance.
"""

from kit.commands.act import Asked, Done
from kit.commands.ballots import Cast, cast, read_cast
from kit.commands.join import Joining, join
from kit.commands.perform import close_at_deadline, perform
from kit.commands.start import Start, start_session

__all__ = [
    "Asked",
    "Cast",
    "Done",
    "Joining",
    "Start",
    "cast",
    "close_at_deadline",
    "join",
    "perform",
    "read_cast",
    "start_session",
]
