/**
 * Where the credential of a request stands, and whose it is: it is found here, and not judged.
 *
 * <p>The door is {@link dev.ostiary.servlet.credential.CredentialExtractor}; what is used unless an application brings
 * its own is {@link dev.ostiary.servlet.credential.BearerOrCookie}, behind {@link dev.ostiary.servlet.credential.TokenHeader} and
 * {@link dev.ostiary.servlet.credential.ApiKeyHeader} where there are such headers. May depend on the servlet API, on
 * {@code dev.ostiary.verify} and {@code dev.ostiary.encoding}, of this module on {@code path} alone.
 */
@NullMarked
package dev.ostiary.servlet.credential;

import org.jspecify.annotations.NullMarked;
