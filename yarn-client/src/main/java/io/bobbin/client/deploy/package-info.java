/** An application from its submission on, as the process that submits it sees it. */
package io.bobbin.client.deploy;
