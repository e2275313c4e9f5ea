using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Workers;

if (args is ["worker"])
    return WorkerHost.Run();
if (args is ["models", var from, var to])
{
    ModelBuild.Run(from, to);
    return 0;
}

Console.Error.WriteLine("usage: ServerlessDam.Media worker (frames on standard input and output; started by the app, see src/Media/Workers)");
Console.Error.WriteLine("       ServerlessDam.Media models FROM TO (see native/models)");
return 2;
