/** From what the user asked for to an application that YARN has accepted. */
package io.bobbin.client.submit;
