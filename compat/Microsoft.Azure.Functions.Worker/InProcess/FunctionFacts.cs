using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>A function's definition, read off its method.</summary>
internal sealed class FunctionFacts : FunctionDefinition
{
    public FunctionFacts(string name, MethodInfo method, ParameterInfo triggerParameter, ITrigger trigger)
    {
        Name = name;
        PathToAssembly = method.DeclaringType!.Assembly.Location;
        EntryPoint = $"{method.DeclaringType.FullName}.{method.Name}";
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{EntryPoint}:{name}")).AsSpan(0, 8));
        Parameters = [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType))];
        InputBindings = Table(new BindingFacts(triggerParameter.Name!, trigger.BindingType, BindingDirection.In));
        OutputBindings = trigger.ReturnBindingType is { } type
            ? Table(new BindingFacts("$return", type, BindingDirection.Out))
            : ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id { get; }

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    private static ImmutableDictionary<string, BindingMetadata> Table(BindingMetadata binding)
        => ImmutableDictionary<string, BindingMetadata>.Empty.Add(binding.Name, binding);

    private sealed class BindingFacts(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name { get; } = name;

        public override string Type { get; } = type;

        public override BindingDirection Direction { get; } = direction;
    }
}
