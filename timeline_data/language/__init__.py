"""Every word of the interface: one JSON file a language, and the functions that make sentences of them."""
