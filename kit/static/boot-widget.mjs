// What the anywidget of a page loads: nothing to see, only the view to carry.

import { carry } from "./kernel.mjs";

export default { render: ({ model }) => carry(model) };
