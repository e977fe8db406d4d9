/** The command that looks at a store of sessions before an application does. */
@NullMarked
package dev.ostiary.cli.store;

import org.jspecify.annotations.NullMarked;
