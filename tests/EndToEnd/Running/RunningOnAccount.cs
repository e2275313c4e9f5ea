namespace ServerlessDam.EndToEnd.Running;

/// <summary>An app on a storage account that is there already.</summary>
/// <param name="connection">The account, or a way to it that the test controls.</param>
/// <param name="first">The instance whose credentials it shares, as another one of the same installation.</param>
public class RunningOnAccount(string connection, RunningApp? first = null) : RunningApp
{
    /// <summary>By which others reach the same account.</summary>
    public string Connection => connection;

    protected override IReadOnlyList<string> StorageOptions => ["--storage", "azure"];

    protected override IReadOnlyDictionary<string, string> StorageEnvironment
    {
        get
        {
            if (first is not null)
                File.Copy(Path.Combine(first.Data, "credentials"), Path.Combine(Data, "credentials"), overwrite: true);
            return new Dictionary<string, string> { ["AzureWebJobsStorage"] = connection };
        }
    }

    protected override IReadOnlyDictionary<string, string> CommandEnvironment
        => new Dictionary<string, string> { ["Storage__Provider"] = "Azure", ["AzureWebJobsStorage"] = connection };

    protected override IReadOnlyDictionary<string, string> DropEnvironment()
        => new Dictionary<string, string> { ["DAM_DROP_CONNECTION"] = connection };
}
