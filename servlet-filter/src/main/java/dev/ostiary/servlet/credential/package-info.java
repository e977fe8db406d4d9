/**
 * Where the credential of a request stands: it is found here, and neither decoded nor judged.
 *
 * <p>The door is {@link dev.ostiary.servlet.credential.CredentialExtractor}; what is used unless an application brings
 * its own is {@link dev.ostiary.servlet.credential.BearerOrCookie}, behind {@link dev.ostiary.servlet.credential.ApiKeyHeader} where
 * there are API keys. May depend on the servlet API and on
 * {@code dev.ostiary.verify.RejectionReason}, of this module on {@code path} alone.
 */
@NullMarked
package dev.ostiary.servlet.credential;

import org.jspecify.annotations.NullMarked;
