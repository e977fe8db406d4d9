/**
 * What a client is told when its request is refused: which kind of answer it understands, and the answer itself.
 *
 * <p>The door is {@link dev.ostiary.servlet.answer.RefusalResponder}; what is used unless an application brings its own
 * is {@link dev.ostiary.servlet.answer.StandardResponder}. May depend on the servlet API, on core, and on
 * {@code dev.ostiary.servlet.csrf} for origins, on {@code dev.ostiary.servlet.credential} for schemes, and on
 * {@code dev.ostiary.servlet.release}.
 */
@NullMarked
package dev.ostiary.servlet.answer;

import org.jspecify.annotations.NullMarked;
