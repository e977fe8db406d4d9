/** A WebSocket endpoint. May depend on the WebSocket API alone. */
package dev.ostiary.servers.app.socket;
