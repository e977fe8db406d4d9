package dev.ostiary.containers;

/**
 * What containers do differently before or after the filter, where an application may notice. The guide lists it.
 *
 * @param statusOfLongHeader what a header line of 100 kB is answered with
 * @param statusOfFoldedHeader what a valid token is answered with whose header goes on in a second line
 * @param namesWelcomeFile whether a filter sees the name of the file that is shown for a folder
 * @param answersFailedForward whether a forward in which the application throws leaves the answer open
 */
record Facts(
        int statusOfLongHeader, int statusOfFoldedHeader, boolean namesWelcomeFile, boolean answersFailedForward) {}
