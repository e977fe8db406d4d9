/** What a full server's own frameworks see of the user. May depend on Jakarta EE's APIs alone. */
package dev.ostiary.servers.app.ee;
