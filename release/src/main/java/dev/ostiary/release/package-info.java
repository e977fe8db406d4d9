/**
 * What a folder must hold that is to be published: the rules of Maven Central, and some of our own. The door is {@link ReleaseCheck}. It needs
 * the JDK alone, and fetches nothing.
 */
@NullMarked
package dev.ostiary.release;

import org.jspecify.annotations.NullMarked;
