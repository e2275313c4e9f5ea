using Microsoft.Extensions.Configuration;
using ServerlessDam.Assets.Moving;
using ServerlessDam.Functions.Storage;

namespace ServerlessDam.Functions.Operations;

/// <summary>
/// Copies a library from one storage to another and compares them. <c>--data</c> is the folder of the embedded storage on either
/// side, <c>--to-data</c> that of the target when both are embedded.
/// </summary>
internal sealed class CopyCommand(CopyLibrary copy, IConfiguration configuration, TimeProvider time) : ICommand
{
    private static readonly Dictionary<string, Verification> Verifications = new() { ["full"] = Verification.Full, ["quick"] = Verification.Quick };

    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var from = arguments.Choice("from", StorageKinds.ByName.Keys);
        var to = arguments.Choice("to", StorageKinds.ByName.Keys);
        var verification = Verifications[arguments.Choice("verify", Verifications.Keys, otherwise: "full")];
        var (data, toData) = (arguments.Option("data"), arguments.Option("to-data"));
        if (from == to && toData is null)
        {
            throw new UsageException("A library cannot be copied onto itself; --to-data names another folder.");
        }

        await using var source = await OpenedStorage.OpenAsync(StorageKinds.ByName[from], data, configuration);
        await using var target = await OpenedStorage.OpenAsync(StorageKinds.ByName[to], toData ?? data, configuration);
        var report = await copy.ExecuteAsync(source.Library, target.Library, verification, new CopyProgressLines(time, Console.Error), cancellationToken);
        CommandOutput.Print(report);
        await Console.Error.WriteLineAsync(Verdict(report));
        return report.Differences == 0 ? 0 : 1;
    }

    private static string Verdict(CopyReport report) => report switch
    {
        { Differences: 0 } => "The library is there, and nothing differs. Credentials and the folder mode are carried over by hand (docs/moving.md).",
        { WasFinished: true } => "An earlier run had finished this copy; what differs came about since, and was left alone.",
        _ => "Something differs, so the copy is not finished: see that no app uses either side, and run it again.",
    };
}
