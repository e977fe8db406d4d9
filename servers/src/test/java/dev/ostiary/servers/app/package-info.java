/** What the tests deploy. May depend on the servlet API and on the filter alone. */
package dev.ostiary.servers.app;
