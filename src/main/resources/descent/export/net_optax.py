class Net:
    """Hidden layers with their activations and dropout, and a linear layer at the end.

    All parameters are one vector w, which unravel turns into the layers' weights and biases.
    """

    def __init__(self, network, start, optimizer):
        self.network = network
        self.w, self.unravel = ravel_pytree([(jnp.asarray(w), jnp.asarray(b)) for w, b in start])
        self.optimizer = optimizer()
        self.value_and_grad = jax.jit(jax.value_and_grad(self.batch_loss))

    def forward(self, layers, x, masks=None):
        """The scores of rows, with the masks of an update or as at test time."""
        for k, (_, activation, keep) in enumerate(self.network["layers"]):
            weights, biases = layers[k]
            x = activation(x @ weights.T + biases)
#begin dropout
            if keep < 1 and masks is not None:
                x = x * masks[k]
            elif keep < 1:
                x = x * factor(self.network["dropout"], keep, False)
#end
        weights, biases = layers[-1]
        return x @ weights.T + biases

    def batch_loss(self, w, x, y, masks):
        """The loss of a batch with the L2 penalty over the weights."""
        layers = self.unravel(w)
        loss = self.network["loss"](self.forward(layers, x, masks), y)
#begin decay
        squares = sum(jnp.sum(weights**2) for weights, _ in layers)
        loss = loss + self.network["weight_decay"] / 2 * squares
#end
        return loss

    def differentiate(self, x, y, masks):
        loss, self.g = self.value_and_grad(self.w, x, y, masks)
        return float(loss)

    def update(self, lr):
        self.w = self.optimizer.step(self.w, self.g, lr)

    def scores(self, x):
        return np.asarray(self.forward(self.unravel(self.w), jnp.asarray(x)))

    def vector(self):
        return np.array(self.w)

#begin whole|norm
    def gradient(self):
        return np.array(self.g)

#end
    def load(self, vector):
        self.w = jnp.asarray(vector)
