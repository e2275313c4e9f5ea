using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Accounts.Groups;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Accounts.Environments;

/// <summary>Two instances of an installation on one real store: what this one changes, the other must notice.</summary>
internal sealed class TestEnvironments : IAsyncDisposable
{
    public const string Secret = "q7Zr2mXv9LtB4kWc8NpD1sGh6Yf";
    public static readonly Caller Owner = Caller.Owner("provisioning");

    private readonly ProductEnvironmentOptions _options = new() { CloudName = TestLibrary.Cloud, ApiKey = "1", ApiSecret = Secret };
    private readonly CountingIds _ids = new();
    private readonly EnvironmentSignal _signal = new();

    public TestEnvironments()
    {
        Tables = new(Library.Tables);
        Configured = new(Options.Create(_options));
        Here = Instance(_signal);
        There = Instance(new());
        Store = new(Tables, Vault(), Configured, _signal, _ids, Library.Clock);
        Samples = new(
            Tables, Library.Get<Ingestor>(), Library.Get<ScratchFolder>(), Options.Create(new SampleOptions()), Library.Clock, NullLogger<Samples>.Instance)
        {
            Picture = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(FakeMedia.Image("jpg", 864, 576))),
        };
        Accounts = new(Store, new(Tables, Library.Get<DeleteAsset>()), Samples, Library.Get<Batches>(), Here, Configured, _ids, Library.Clock);
        Keys = new(Store, Configured, _ids, Library.Clock);
        Users = new(Tables, _ids, Library.Clock);
        Groups = new(Tables, Users, _ids, Library.Clock);
        People = new(Users, Groups, Store, new(Tables, _ids, Library.Clock), _ids, Library.Clock);
    }

    public TestLibrary Library { get; } = new();

    public CountedTables Tables { get; }

    public ConfiguredProductEnvironments Configured { get; }

    public EnvironmentStore Store { get; }

    public IProductEnvironments Here { get; }

    public IProductEnvironments There { get; }

    public Samples Samples { get; }

    public SubAccounts Accounts { get; }

    public AccountKeys Keys { get; }

    public Users Users { get; }

    public UserGroups Groups { get; }

    public AccountUsers People { get; }

    public Task<StoredEnvironment> CreateAsync(string name) => Accounts.CreateAsync(Owner, new() { Name = name }, null, Token);

    public SecretVault Vault(string? key = null) => new(Options.Create(new AccountsOptions { SecretKey = key }), Options.Create(_options));

    public IProductEnvironments Instance(EnvironmentSignal signal, SecretVault? vault = null)
        => new ProductEnvironments(Tables, vault ?? Vault(), Configured, signal, Library.Clock, NullLogger<ProductEnvironments>.Instance) { Patience = TimeSpan.FromMinutes(1) };

    public Task<User> InviteAsync(string name, Role role = Role.Admin, params ImmutableArray<string> environments)
        => People.InviteAsync(Owner, new(name, $"{name.Replace(' ', '.')}@example.com", role, environments, null), Token);

    public ValueTask DisposeAsync() => Library.DisposeAsync();
}
