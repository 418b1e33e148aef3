"""Search over passages: words and vectors side by side, fused, ranked by how much of the question fits."""
