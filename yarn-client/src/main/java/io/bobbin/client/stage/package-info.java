/** What the containers need, put where YARN finds it. */
package io.bobbin.client.stage;
