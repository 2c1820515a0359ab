class Rule:
    """A rule that Keras does not have: rule(w, g, lr, t, *memory) gives w and memory anew."""

    def __init__(self, rule, memories):
        self.rule, self.memories = rule, memories
        self.memory, self.t, self.learning_rate = {}, 0, 0.0

    def apply(self, gradients, variables):
        self.t += 1
        #begin !overAll
        for i, (g, variable) in enumerate(zip(gradients, variables)):
            w = ops.convert_to_tensor(variable)
            memory = self.memory.get(i, [ops.zeros_like(w)] * self.memories)
            new, self.memory[i] = self.rule(w, g, self.learning_rate, self.t, *memory)
            variable.assign(new)
        #end
        #begin overAll
        # All parameters as one vector, whose norm is that of all.
        w = ops.concatenate([ops.reshape(v, (-1,)) for v in variables])
        g = ops.concatenate([ops.reshape(g, (-1,)) for g in gradients])
        memory = self.memory.get(0, [ops.zeros_like(w)] * self.memories)
        new, self.memory[0] = self.rule(w, g, self.learning_rate, self.t, *memory)
        at = 0
        for variable in variables:
            size = int(np.prod(variable.shape))
            variable.assign(ops.reshape(new[at : at + size], variable.shape))
            at += size
        #end
