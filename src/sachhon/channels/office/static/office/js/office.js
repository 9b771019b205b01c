// The frame: theme switch, menus, dialogs, focus on errors, an answer within 100 ms to every request.
import "./frame.js";
import "./requests.js";
