package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.RefusalResponder;

/**
 * What an application reaches of signing in with a provider, by {@link SignIn}.
 *
 * @param open where users sign in
 * @param door their sessions
 * @param responder answers what is refused
 */
record SignInRoom(OpenSignIn open, SessionDoor door, RefusalResponder responder) {}
