class Rule(torch.optim.Optimizer):
    """A rule that PyTorch does not have: rule(w, g, lr, t, *memory) gives w and memory anew."""

    def __init__(self, parameters, rule, memories):
        super().__init__(parameters, {"lr": 0.0})
        self.rule, self.memories, self.t = rule, memories, 0

    @torch.no_grad()
    def step(self):
        self.t += 1
        for group in self.param_groups:
            #begin !overAll
            for w in group["params"]:
                memory = self.state[w].get("memory", [torch.zeros_like(w)] * self.memories)
                new, memory = self.rule(w, w.grad, group["lr"], self.t, *memory)
                self.state[w]["memory"] = memory
                w.copy_(new)
            #end
            #begin overAll
            # All parameters as one vector, whose norm is that of all.
            parameters = group["params"]
            w = torch.cat([p.reshape(-1) for p in parameters])
            g = torch.cat([p.grad.reshape(-1) for p in parameters])
            state = self.state[parameters[0]]
            memory = state.get("memory", [torch.zeros_like(w)] * self.memories)
            new, state["memory"] = self.rule(w, g, group["lr"], self.t, *memory)
            for p, part in zip(parameters, new.split([p.numel() for p in parameters])):
                p.copy_(part.view_as(p))
            #end
