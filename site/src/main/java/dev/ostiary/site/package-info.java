/**
 * Makes the site of static HTML: a page of each page of Markdown, an index for its search, and the documentation of what is API.
 *
 * <p>No API. The door is {@link dev.ostiary.site.SiteGenerator}. Whatever a page loads lies within the site.
 */
@NullMarked
package dev.ostiary.site;

import org.jspecify.annotations.NullMarked;
