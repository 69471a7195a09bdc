"""The commands, one file each. A new one is a module with a `COMMAND` and a row of `COMMANDS` in `dashboard.cli`.

Its `run` gives the exit code: `DONE`, `DATA_HAS_PROBLEMS` or `WRONG_USE` of `command`. What it answers goes to standard
output, what went wrong to standard error through `reports`; heavy packages are imported inside `run`. Files are written
by `dashboard.publish.files`, and long work goes through `progress.counted`.
"""
