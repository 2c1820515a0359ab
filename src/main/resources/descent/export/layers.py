#begin leakyRelu
def leaky_relu(x):
    return torch.nn.functional.leaky_relu(x, 0.01)  #if pytorch
    return ops.leaky_relu(x, negative_slope=0.01)  #if keras
    return jnp.where(x > 0, x, 0.01 * x)  #if optax


#end
#begin ownGelu
def gelu(x):
    return ops.gelu(x, approximate=False)  #if keras
    return jax.nn.gelu(x, approximate=False)  #if optax


#end
#begin linear
def linear(x):
    return x


#end
# Losses: the mean over a batch that is differentiated, and what each row of scores loses.


#begin crossEntropy
def cross_entropy(scores, targets):
    return torch.nn.functional.cross_entropy(scores, torch.from_numpy(targets))  #if pytorch
#begin keras
    right = ops.sum(scores * ops.convert_to_tensor(np.eye(scores.shape[1])[targets]), axis=1)
    return ops.mean(ops.logsumexp(scores, axis=1) - right)
#end
#begin optax
    right = jnp.take_along_axis(scores, targets[:, None], axis=1)[:, 0]
    return jnp.mean(jax.nn.logsumexp(scores, axis=1) - right)
#end


def cross_entropies(scores, targets):
    largest = scores.max(1)
    total = np.log(np.exp(scores - largest[:, None]).sum(1))
    return largest + total - scores[np.arange(len(targets)), targets]


#end
#begin meanSquaredError
def wanted(scores, targets):
    """The targets as scores: values, or 1 for the right class and 0 for the others."""
    return targets[:, None] if scores.shape[1] == 1 else np.eye(scores.shape[1])[targets]


def squared_error(scores, targets):
    return ((scores - torch.from_numpy(wanted(scores, targets))) ** 2).mean()  #if pytorch
    return ops.mean((scores - ops.convert_to_tensor(wanted(scores, targets))) ** 2)  #if keras
#begin optax
    outputs = scores.shape[1]
    goal = targets[:, None] if outputs == 1 else jax.nn.one_hot(targets, outputs)
    return jnp.mean((scores - goal) ** 2)
#end


def squared_errors(scores, targets):
    return ((scores - wanted(scores, targets)) ** 2).mean(1)


#end
#begin hinge
def hinge(scores, targets):
    """sum max(0, 1 + s_j - s_y) over j other than y; with j = y it is 1 more."""
#begin pytorch
    right = scores.gather(1, torch.from_numpy(targets)[:, None])
    return torch.relu(1 + scores - right).sum(1).mean() - 1
#end
#begin keras
    chosen = ops.convert_to_tensor(np.eye(scores.shape[1])[targets])
    right = ops.sum(scores * chosen, axis=1, keepdims=True)
    return ops.mean(ops.sum(ops.relu(1 + scores - right), axis=1)) - 1
#end
#begin optax
    right = jnp.take_along_axis(scores, targets[:, None], axis=1)
    return jnp.mean(jnp.sum(jax.nn.relu(1 + scores - right), axis=1)) - 1
#end


def hinges(scores, targets):
    margins = 1 + scores - scores[np.arange(len(targets)), targets][:, None]
    return np.maximum(margins, 0).sum(1) - 1


#end
#begin dropout
def factor(dropout, keep, training):
    """What is done to kept outputs in training, and to all outputs at test time."""
    if dropout == "inverted" and training:
        return 1 / keep
    if dropout == "vanilla" and not training:
        return keep
    return 1.0


#end
