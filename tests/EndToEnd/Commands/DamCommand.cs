using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Commands;

/// <summary>What <c>./dam</c> promises to the person who types it.</summary>
[Collection(SharedApp.Name)]
public sealed class DamCommand(RunningApp app)
{
    [Fact]
    public async Task Env_prints_the_lines_that_point_an_sdk_here()
    {
        var env = (await app.DamAsync("env")).ShouldSucceed();
        var credentials = app.Credentials;
        Assert.Equal(
            $"CLOUDINARY_URL=cloudinary://{credentials["api_key"]}:{credentials["api_secret"]}@{app.CloudName}" +
            $"?upload_prefix=http://127.0.0.1:{app.Http.Port}&secure_distribution=127.0.0.1:{app.Https.Port}\n" +
            $"CLOUDINARY_ACCOUNT_URL=account://{credentials["provisioning_api_key"]}:{credentials["provisioning_api_secret"]}@{credentials["account_id"]}" +
            $"?upload_prefix=http://127.0.0.1:{app.Http.Port}\n",
            env.Output);
        Assert.Contains("NODE_EXTRA_CA_CERTS=", env.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_are_long_and_for_their_owner_alone()
    {
        Assert.Matches("^[1-9][0-9]{14}$", app.Credentials["api_key"]);
        Assert.Matches("^[A-Za-z0-9]{32}$", app.Credentials["api_secret"]);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(app.Data, "credentials")));
    }

    [Fact]
    public async Task Up_on_a_running_instance_says_so_and_leaves_it_alone()
    {
        var before = app.ProcessId;
        var up = (await app.DamAsync("up", "--detach", "--no-build")).ShouldSucceed();
        Assert.Contains("running already", up.Errors, StringComparison.Ordinal);
        Assert.Equal(before, app.ProcessId);
    }

    [Fact]
    public async Task Up_says_where_everything_is_and_keeps_the_secret_to_itself()
    {
        var up = (await app.DamAsync("up", "--detach", "--no-build")).ShouldSucceed();
        Assert.Contains($"http://127.0.0.1:{app.Http.Port}/v1_1/{app.CloudName}", up.Output, StringComparison.Ordinal);
        Assert.Contains(app.DropFolder, up.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Credentials["api_secret"], up.Output + up.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_prints_a_bearer_token_that_the_running_app_takes()
    {
        var token = (await app.DamAsync("token", "sync", "--expires-in", "60")).ShouldSucceed().Output.Trim();
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        using var ping = await http.GetAsync(new Uri(app.Http, $"/v1_1/{app.CloudName}/ping"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, ping.StatusCode);
        Assert.Equal(2, (await app.DamAsync("token")).ExitCode);
    }

    [Fact]
    public void The_certificate_authority_can_sign_for_loopback_only_and_its_key_is_not_kept()
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(app.Data, "tls", "ca.crt"));
        const string NameConstraints = "2.5.29.30";
        Assert.Contains(authority.Extensions, extension => extension.Oid?.Value == NameConstraints && extension.Critical);
        Assert.Equal(
            ["ca.crt", "localhost.crt", "localhost.key"],
            Directory.GetFiles(Path.Combine(app.Data, "tls")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Doctor_finds_nothing_missing_on_a_machine_that_runs_it()
    {
        var doctor = (await app.DamAsync("doctor")).ShouldSucceed();
        Assert.DoesNotContain("MISSING", doctor.Output, StringComparison.Ordinal);
        Assert.Contains($"running on port {app.Http.Port}", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_does_not_touch_a_running_instance_nor_a_folder_that_is_not_ours()
    {
        Assert.Equal(1, (await app.DamAsync("reset", "--yes")).ExitCode);
        Assert.True(File.Exists(Path.Combine(app.Data, "credentials")));

        var stranger = Directory.CreateTempSubdirectory("dam-e2e-stranger-");
        var refused = await DamAsync("reset", "--yes", "--data", stranger.FullName);
        Assert.Equal(1, refused.ExitCode);
        Assert.True(stranger.Exists);
        stranger.Delete();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_before_anything_starts()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var data = Directory.CreateTempSubdirectory("dam-e2e-taken-");
        var up = await DamAsync("up", "--detach", "--no-build", "--data", data.FullName, "--port", $"{port}", "--https-port", $"{Ports.Free(1)[0]}");
        Assert.Equal(1, up.ExitCode);
        Assert.Contains($"port {port} is taken", up.Errors, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("up", "--nonsense")]
    [InlineData("up", "--port", "70000")]
    [InlineData("up", "--folder-mode", "sometimes")]
    [InlineData("up", "--storage", "paper")]
    [InlineData("copy")]
    [InlineData("copy", "--from", "embedded", "--to", "paper")]
    [InlineData("copy", "--from", "embedded", "--to", "embedded")]
    [InlineData("copy", "--from", "embedded", "--to", "embedded", "--to-data", "x", "--verify", "hardly")]
    public async Task What_it_does_not_know_is_refused_with_exit_code_2(params string[] arguments)
    {
        var command = await DamAsync(arguments);
        Assert.Equal(2, command.ExitCode);
        Assert.StartsWith("dam: ", command.Errors, StringComparison.Ordinal);
    }

    private static async Task<Command> DamAsync(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await Command.DamAsync(arguments, new Dictionary<string, string>(), limit.Token);
    }
}
