class Rule(torch.optim.Optimizer):
    """A rule that PyTorch does not have: rule(w, g, lr, t, *memory) gives w and memory anew."""

    def __init__(self, parameters, rule, memories):
        super().__init__(parameters, {"lr": 0.0})
        self.rule, self.memories, self.t = rule, memories, 0

    @torch.no_grad()
    def step(self):
        self.t += 1
        for group in self.param_groups:
            for w in group["params"]:
                memory = self.state[w].get("memory", [torch.zeros_like(w)] * self.memories)
                new, memory = self.rule(w, w.grad, group["lr"], self.t, *memory)
                self.state[w]["memory"] = memory
                w.copy_(new)
