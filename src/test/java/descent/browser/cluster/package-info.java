/** Several servers behind a balancer, one of which dies. Open {@code ClusterIT} first. */
package descent.browser.cluster;
