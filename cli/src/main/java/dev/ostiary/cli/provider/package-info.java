/** The command that looks at an identity provider before an application does. */
@NullMarked
package dev.ostiary.cli.provider;

import org.jspecify.annotations.NullMarked;
