"""The explorer: the page at `/`, served whole for its address, then kept up to date by one Dash callback."""
