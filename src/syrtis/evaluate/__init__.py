"""The public benchmarks and the pinned floors."""
