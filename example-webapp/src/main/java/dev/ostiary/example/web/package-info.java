/**
 * A small application behind the filter, to be read in this order:
 *
 * <ol>
 *   <li>{@code WEB-INF/web.xml} puts the filter in front of everything;
 *   <li>{@link dev.ostiary.example.web.SigningSecret} finds the secret that signs tokens;
 *   <li>{@link dev.ostiary.example.web.ExampleApplication} lists every address and what answers there;
 *   <li>{@code DemoUsers}, {@code User}, {@code PasswordHash} and {@code Turnstile} know who may sign in;
 *   <li>{@code SignInServlet} and {@code SameOrigin} turn a password into a session, {@code SessionsServlet} and {@code Device}
 *       show all sessions and end them, {@code SignedOutServlet} says that one has ended;
 *   <li>{@code ForgotPasswordServlet} and {@code ResetPasswordServlet} make and take a link that works once, {@code Mailbox}
 *       and {@code MailboxServlet} carry it;
 *   <li>{@code ApiTokenServlet} and {@code Tokens} are for programs, which have no cookies, and so are API keys:
 *       {@code ApiKeysServlet}, {@code KeysPage}, {@code NewKeyCookie}, {@code KeyNotes} and {@code KeyUses};
 *   <li>{@code HomeServlet}, {@code FullName}, {@code AccountServlet}, {@code AdminServlet} and the {@code Api} servlets only
 *       ask the request who it is;
 *   <li>{@code Pages}, {@code Html}, {@code Message}, {@code Base}, {@code Moment}, {@code ErrorServlet} and {@code SecurityHeaders} make the pages;
 *   <li>the tour: {@code EventNotes} hears of each decision, {@code WhatHappened} keeps it with its request, {@code SentCredentials} and {@code
 *       DecidingSetting} name what it rests on, {@code TourPanel} shows it; {@code Counts} and {@code RenewedTokens} count, {@code LiveServlet} and
 *       {@code ApiLiveServlet} show that; {@code BreakItServlet}, {@link dev.ostiary.example.web.HostileTokens}, {@code OwnApi} and {@code Attempt}
 *       try to break in;
 *   <li>{@link dev.ostiary.example.web.BuilderRegistration} is {@code web.xml}'s filter once more, in Java;
 *   <li>{@code WEB-INF/web-sign-in.xml} is the application whose users a provider signs in: no form, no passwords, and {@code SignInWay}
 *       says what else is different.
 * </ol>
 *
 * <p>Nothing here depends on a particular container.
 */
@NullMarked
package dev.ostiary.example.web;

import org.jspecify.annotations.NullMarked;
