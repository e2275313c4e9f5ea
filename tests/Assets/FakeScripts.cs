using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Assets.Tests;

/// <summary>Scripts without an interpreter: what a program prints is what the test says.</summary>
internal sealed class FakeScripts : IScriptRunner
{
    /// <summary>Every program, in the order in which they ran.</summary>
    public List<string> Programs { get; } = [];

    /// <summary>Null for a machine without an interpreter.</summary>
    public Func<string, string>? Prints { get; set; }

    public Task<string> RunAsync(string program, CancellationToken cancellationToken)
    {
        Programs.Add(program);
        return Prints is { } prints
            ? Task.FromResult(prints(program))
            : Task.FromException<string>(new DamException(ErrorKind.NotAvailable, "No interpreter"));
    }
}
