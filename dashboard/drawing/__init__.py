"""A Chart as something to look at: SVG, list and details in HTML, Plotly figure."""
