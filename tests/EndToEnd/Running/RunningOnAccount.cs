namespace ServerlessDam.EndToEnd.Running;

/// <summary>A further app on a storage account that is there already, as another instance of the same installation.</summary>
/// <param name="first">The instance whose credentials it shares.</param>
/// <param name="connection">The account, or a way to it that the test controls.</param>
public sealed class RunningOnAccount(RunningApp first, string connection) : RunningApp
{
    protected override IReadOnlyList<string> StorageOptions => ["--storage", "azure"];

    protected override IReadOnlyDictionary<string, string> StorageEnvironment
    {
        get
        {
            File.Copy(Path.Combine(first.Data, "credentials"), Path.Combine(Data, "credentials"), overwrite: true);
            return new Dictionary<string, string> { ["AzureWebJobsStorage"] = connection };
        }
    }

    protected override IReadOnlyDictionary<string, string> CommandEnvironment
        => new Dictionary<string, string> { ["Storage__Provider"] = "Azure", ["AzureWebJobsStorage"] = connection };

    protected override IReadOnlyDictionary<string, string> DropEnvironment()
        => new Dictionary<string, string> { ["DAM_DROP_CONNECTION"] = connection };
}
