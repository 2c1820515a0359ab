class Net(torch.nn.Module):
    """Hidden layers with their activations and dropout, and a linear layer at the end."""

    def __init__(self, network, start, optimizer):
        super().__init__()
        self.network = network
        self.layers = torch.nn.ModuleList()
        for weights, biases in start:
            layer = torch.nn.Linear(weights.shape[1], weights.shape[0])
            layer.weight.data = torch.from_numpy(weights)
            layer.bias.data = torch.from_numpy(biases)
            self.layers.append(layer)
        self.optimizer = optimizer(list(self.parameters()))

    def forward(self, x, masks=None):
        """The scores of rows, with the masks of an update or as at test time."""
        for k, (_, activation, keep) in enumerate(self.network["layers"]):
            x = activation(self.layers[k](x))
#begin dropout
            if keep < 1 and masks is not None:
                x = x * torch.from_numpy(masks[k])
            elif keep < 1:
                x = x * factor(self.network["dropout"], keep, False)
#end
        return self.layers[-1](x)

    def differentiate(self, x, y, masks):
        """The loss of a batch with the L2 penalty over the weights; leaves their gradients."""
        self.zero_grad()
        loss = self.network["loss"](self(torch.from_numpy(x), masks), y)
#begin decay
        squares = sum((layer.weight**2).sum() for layer in self.layers)
        loss = loss + self.network["weight_decay"] / 2 * squares
#end
        loss.backward()
        return loss.item()

    def update(self, lr):
        for group in self.optimizer.param_groups:
            group["lr"] = lr
        self.optimizer.step()

    @torch.no_grad()
    def scores(self, x):
        return self(torch.from_numpy(x)).numpy()

    def vector(self):
        return parameters_to_vector(self.parameters()).detach().numpy().copy()

#begin whole|norm
    def gradient(self):
        return parameters_to_vector([p.grad for p in self.parameters()]).numpy().copy()

#end
    def load(self, vector):
        vector_to_parameters(torch.from_numpy(vector.copy()), self.parameters())
