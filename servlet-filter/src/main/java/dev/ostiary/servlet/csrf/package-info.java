/**
 * Whether another site may have caused a request: origins, and what a browser says of where a request comes from.
 *
 * <p>No API. The door is {@link dev.ostiary.servlet.csrf.CrossSiteCheck}. May depend on the servlet API, on no other package of
 * this module.
 */
@NullMarked
package dev.ostiary.servlet.csrf;

import org.jspecify.annotations.NullMarked;
