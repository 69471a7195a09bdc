"""An event table as a timeline: the chart, its drawings, and the explorer."""
