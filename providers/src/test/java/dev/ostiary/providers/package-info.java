/** Signing in at providers as their makers ship them. */
package dev.ostiary.providers;
