package dev.ostiary.providers;

/**
 * In what the providers differ, for their users.
 *
 * @param tellsOfLogouts whether it posts logout tokens
 * @param asksAtSignOut whether the user confirms a sign-out that an application has begun with an ID token as hint
 * @param remembersEachTab whether each of several login pages in one browser leads on to where it came from
 */
record Facts(boolean tellsOfLogouts, boolean asksAtSignOut, boolean remembersEachTab) {}
