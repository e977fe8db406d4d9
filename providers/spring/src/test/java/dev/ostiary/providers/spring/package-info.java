/** Spring Authorization Server in a process of its own, told on its standard input who is who. */
package dev.ostiary.providers.spring;
