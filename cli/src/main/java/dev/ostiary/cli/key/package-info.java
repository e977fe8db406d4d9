/** Commands that make secrets, keys and API keys, and publish public keys. */
@NullMarked
package dev.ostiary.cli.key;

import org.jspecify.annotations.NullMarked;
