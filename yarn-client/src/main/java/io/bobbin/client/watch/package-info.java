/**
 * Following an application from its submission to its end: YARN's reports and the application
 * master's messages come in, what the user should know goes out.
 */
package io.bobbin.client.watch;
