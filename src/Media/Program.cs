using ServerlessDam.Media.Workers;

if (args is ["worker"])
    return WorkerHost.Run();

Console.Error.WriteLine("usage: ServerlessDam.Media worker (frames on standard input and output; started by the app, see src/Media/Workers)");
return 2;
