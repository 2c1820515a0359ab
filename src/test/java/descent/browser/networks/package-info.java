/** The lab of networks in a real browser. Open {@code NetworksIT} first. */
package descent.browser.networks;
