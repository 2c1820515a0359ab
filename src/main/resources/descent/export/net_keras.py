class Net:
    """Hidden layers with their activations and dropout, and a linear layer at the end."""

    def __init__(self, network, start, optimizer):
        self.network, self.layers = network, []
        for weights, biases in start:
            layer = keras.layers.Dense(len(biases))
            layer.build((None, weights.shape[1]))
            layer.set_weights([weights.T, biases])  # Keras has inputs x outputs.
            self.layers.append(layer)
        self.variables = [v for layer in self.layers for v in layer.trainable_variables]
        self.optimizer = optimizer()

    def forward(self, x, masks=None):
        """The scores of rows, with the masks of an update or as at test time."""
        for k, (_, activation, keep) in enumerate(self.network["layers"]):
            x = activation(self.layers[k](x))
#begin dropout
            if keep < 1 and masks is not None:
                x = x * ops.convert_to_tensor(masks[k])
            elif keep < 1:
                x = x * factor(self.network["dropout"], keep, False)
#end
        return self.layers[-1](x)

    def differentiate(self, x, y, masks):
        """The loss of a batch with the L2 penalty over the weights; keeps their gradients."""
        with tf.GradientTape() as tape:
            loss = self.network["loss"](self.forward(ops.convert_to_tensor(x), masks), y)
#begin decay
            squares = sum(ops.sum(layer.kernel**2) for layer in self.layers)
            loss = loss + self.network["weight_decay"] / 2 * squares
#end
        self.gradients = tape.gradient(loss, self.variables)
        return float(loss)

    def update(self, lr):
        self.optimizer.learning_rate = lr
        self.optimizer.apply(self.gradients, self.variables)

    def scores(self, x):
        return ops.convert_to_numpy(self.forward(ops.convert_to_tensor(x)))

    def vector(self):
        return np.concatenate([ops.convert_to_numpy(v).ravel() for v in self.variables])

#begin whole|norm
    def gradient(self):
        return np.concatenate([ops.convert_to_numpy(g).ravel() for g in self.gradients])

#end
    def load(self, vector):
        for variable in self.variables:
            size = int(np.prod(variable.shape))
            variable.assign(vector[:size].reshape(variable.shape))
            vector = vector[size:]
