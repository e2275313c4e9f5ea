using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Tests.Accounts;

/// <summary>Users and sessions on a real store. Hashes of passwords are made in no time.</summary>
internal sealed class TestAccounts : IAsyncDisposable, IPasswordHashing
{
    public const string Email = "ada@example.com";
    public const string SetupToken = "a random secret of the operator's own";
    public const string Password = "correct horse battery";

    private readonly TestLibrary _library = new();
    private readonly CountingIds _ids = new();

    public TestAccounts()
    {
        Users = new(_library.Tables, _ids, Clock);
        Sessions = new(_library.Tables, _ids, Clock);
        Links = new(_library.Tables, _ids, Clock);
        SignIn = new(Users, Sessions, Links, new(Clock), this, Options.Create(new SignInOptions { SetupToken = SetupToken }), new(Options.Create(new ProductEnvironmentOptions { CloudName = TestLibrary.Cloud })), Clock);
        Account = new(Users, Sessions, SignIn, new(Clock), this);
    }

    public ManualClock Clock => _library.Clock;

    public Storage.ITableStore Tables => _library.Tables;

    public Users Users { get; }

    public Sessions Sessions { get; }

    public SignInLinks Links { get; }

    public SignIn SignIn { get; }

    public OwnAccount Account { get; }

    /// <summary>Hashes of another version are verified and said to be outdated.</summary>
    public int HashVersion { get; set; } = 1;

    /// <summary>How often a password was verified.</summary>
    public int Verified { get; private set; }

    /// <summary>Who has an e-mail address and a password.</summary>
    public async Task<User> AdaAsync()
        => await Users.ChangeAsync((await Users.FirstAsync(Token)).Id, user => user with { Name = "Ada", Email = Email, PasswordHash = Hash(Password) }, Token);

    public string Hash(string password) => $"{HashVersion}:{password}";

    public PasswordMatch Verify(string hash, string password)
    {
        Verified++;
        return hash.Split(':', 2) is var parts && parts[1] != password ? PasswordMatch.No
            : parts[0] == $"{HashVersion}" ? PasswordMatch.Yes
            : PasswordMatch.YesButOutdated;
    }

    public async ValueTask DisposeAsync()
    {
        SignIn.Dispose();
        await _library.DisposeAsync();
    }
}
