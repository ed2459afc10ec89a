"""Socket.IO over websockets: packets, the Engine.IO connection below them, and the stream of a vendor."""
