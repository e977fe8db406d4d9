/**
 * The configuration: text by setting name, from wherever it was written, made into typed values or into one exception that
 * lists every problem.
 *
 * <p>No API but {@link dev.ostiary.servlet.config.ConfigurationException}, and {@link dev.ostiary.servlet.config.FrameworkSettings} for who
 * brings the filter into a framework. The doors are {@link dev.ostiary.servlet.config.AuthConfig} and {@link dev.ostiary.servlet.config.Setting}. May depend
 * on {@code dev.ostiary.servlet.path} and on the core, on nothing else of the filter and nothing of servlets.
 */
@NullMarked
package dev.ostiary.servlet.config;

import org.jspecify.annotations.NullMarked;
