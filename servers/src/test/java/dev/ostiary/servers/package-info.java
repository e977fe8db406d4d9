/** Applications behind the filter on servers as their makers ship them. */
package dev.ostiary.servers;
